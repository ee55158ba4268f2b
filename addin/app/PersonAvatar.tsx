import { Avatar } from '@fluentui/react-components';

/** The middle and the given name, which come last in Vietnamese: `Lê Thanh Giả Định` → `GĐ`. */
export const initialsOf = (name: string): string =>
  name.trim().split(/\s+/).slice(-2).map((word) => [...word][0] ?? '').join('').toLocaleUpperCase('vi');

/** A person's mark; the name itself always stands beside it, so it is silent for screen readers. */
export const PersonAvatar = ({ name, size, strong = false }: { readonly name: string; readonly size: 28 | 36 | 48; readonly strong?: boolean }) => (
  <Avatar initials={initialsOf(name)} size={size} color={strong ? 'brand' : 'steel'} aria-hidden />
);
