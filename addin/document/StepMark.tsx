import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndoFilled } from '@fluentui/react-icons/svg/arrow-undo';
import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark';
import type { ReactNode } from 'react';
import type { StepStatus } from '../../server/circulation/model.ts';

const useStyles = makeStyles({
  item: {
    position: 'relative', display: 'flex', gap: '12px', paddingBottom: '16px',
    '::before': { content: '""', position: 'absolute', left: '12px', top: '26px', bottom: '-2px', width: '2px', backgroundColor: tokens.colorNeutralStroke2 },
  },
  last: { paddingBottom: 0, '::before': { display: 'none' } },
  mark: {
    flexShrink: 0, width: '26px', height: '26px', boxSizing: 'border-box', borderRadius: '50%', display: 'grid', placeItems: 'center', zIndex: 1,
    fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, border: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground3,
  },
  done: { border: `2px solid ${tokens.colorPaletteGreenBackground3}`, backgroundColor: tokens.colorPaletteGreenBackground3, color: tokens.colorNeutralForegroundInverted },
  active: { border: `2px solid ${tokens.colorCompoundBrandStroke}`, color: tokens.colorBrandForeground1, boxShadow: `0 0 0 4px ${tokens.colorBrandBackground2}` },
  returned: { border: `2px solid ${tokens.colorPaletteRedBackground3}`, backgroundColor: tokens.colorPaletteRedBackground3, color: tokens.colorNeutralForegroundOnBrand },
  faint: { opacity: 0.6 },
  body: { minWidth: 0, flexGrow: 1, paddingTop: '2px', lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere' },
});

interface Props {
  readonly status: StepStatus;
  readonly number?: number;
  readonly last?: boolean;
  readonly children: ReactNode;
}

/** One station of the route: a tick, a number or an arrow back, joined to the next by a line. */
export const StepMark = ({ status, number, last = false, children }: Props) => {
  const styles = useStyles();
  const gone = status === 'VOIDED' || status === 'SKIPPED' || status === 'REASSIGNED';
  return (
    <li className={mergeClasses(styles.item, last && styles.last, gone && styles.faint)} aria-current={status === 'ACTIVE' ? 'step' : undefined}>
      <span aria-hidden className={mergeClasses(styles.mark, status === 'DONE' && styles.done, status === 'ACTIVE' && styles.active, status === 'RETURNED' && styles.returned)}>
        {status === 'DONE' ? <CheckmarkFilled /> : status === 'RETURNED' ? <ArrowUndoFilled /> : number ?? ''}
      </span>
      <div className={styles.body}>{children}</div>
    </li>
  );
};
