import { Avatar } from '@fluentui/react-components';
import { initialsOf } from './initials.ts';

/** A person's mark; the name itself always stands beside it, so it is silent for screen readers. */
export const PersonAvatar = ({ name, size, strong = false }: { readonly name: string; readonly size: 28 | 36 | 48; readonly strong?: boolean }) => (
  <Avatar initials={initialsOf(name)} size={size} color={strong ? 'brand' : 'steel'} aria-hidden />
);
