/** The file's name out of Word's path or address; a new, never saved document has none. */
export const nameFromWord = (url: string | null | undefined): string => {
  const last = (url ?? '').split(/[?#]/)[0]?.split(/[\\/]/).at(-1) ?? '';
  const name = decode(last).trim();
  if (name === '') return 'van-ban.docx';
  return /\.docx$/i.test(name) ? name : `${name.replace(/\.[a-z0-9]{1,5}$/i, '')}.docx`;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
