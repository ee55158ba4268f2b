import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { initialsOf } from './initials.ts';

const useStyles = makeStyles({
  // The letters are drawn, not written: the name itself always stands beside them.
  root: {
    flexShrink: 0, display: 'inline-grid', placeItems: 'center', borderRadius: '50%', fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorPaletteSteelForeground2, backgroundColor: tokens.colorPaletteSteelBackground2,
    '::after': { content: 'attr(data-initials)' },
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  strong: { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackground },
});

interface Props {
  readonly name: string;
  /** Pixels. */
  readonly size: number;
  readonly strong?: boolean;
}

/** A person's mark: the initials on a disc. */
export const PersonAvatar = ({ name, size, strong = false }: Props) => {
  const styles = useStyles();
  return <span aria-hidden data-initials={initialsOf(name)} className={mergeClasses(styles.root, strong && styles.strong)} style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }} />;
};
