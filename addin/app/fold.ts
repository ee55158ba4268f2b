/** Vietnamese without its marks, in lower case: `Đặng Kế Hoạch` → `dang ke hoach`. Both spellings find. */
export const foldVietnamese = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
