/** The middle and the given name, which come last in Vietnamese: `Lê Thanh Giả Định` → `GĐ`. */
export const initialsOf = (name: string): string =>
  name.trim().split(/\s+/).slice(-2).map((word) => [...word][0] ?? '').join('').toLocaleUpperCase('vi');
