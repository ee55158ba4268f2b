import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DocumentView } from '../../server/acts/views.ts';

const CONTRAST = '@media (forced-colors: active)';
const useStyles = makeStyles({
  root: { display: 'flex', gap: '4px', alignItems: 'flex-end' },
  part: { flex: '1 1 0', minWidth: 0 },
  // High contrast paints every background alike: there the bars keep the system's own colours.
  bar: { height: '4px', borderRadius: '2px', backgroundColor: tokens.colorNeutralStroke1, [CONTRAST]: { forcedColorAdjust: 'none', backgroundColor: 'GrayText' } },
  done: { backgroundColor: tokens.colorPaletteGreenBackground3, [CONTRAST]: { backgroundColor: 'CanvasText' } },
  active: { backgroundColor: tokens.colorCompoundBrandStroke, [CONTRAST]: { backgroundColor: 'Highlight' } },
  returned: { backgroundColor: tokens.colorPaletteRedBackground3, [CONTRAST]: { backgroundColor: 'Mark' } },
  name: { marginTop: '4px', fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  current: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

const AT_CLERK = new Set(['AWAITING_NUMBER', 'NUMBERED', 'SEALED']);

/** The route at a glance: one bar for each step and one for the clerk. The full route is read in «Luồng ký». */
export const StepDots = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const steps = document.steps.filter((step) => step.status !== 'REASSIGNED');
  if (steps.length === 0) return null;
  const clerk = document.status === 'ISSUED' ? 'DONE' : AT_CLERK.has(document.status) ? 'ACTIVE' : 'WAITING';
  const parts = [...steps.map((step) => ({ id: step.id, name: step.departmentAbbr, status: step.status })), { id: 'clerk', name: 'VT', status: clerk }];
  return (
    <div className={styles.root} aria-hidden>
      {parts.map((part) => (
        <div key={part.id} className={styles.part} title={part.name}>
          <div className={mergeClasses(styles.bar, part.status === 'DONE' && styles.done, part.status === 'ACTIVE' && styles.active, part.status === 'RETURNED' && styles.returned)} />
          <div className={mergeClasses(styles.name, part.status === 'ACTIVE' && styles.current)}>{part.name}</div>
        </div>
      ))}
    </div>
  );
};
