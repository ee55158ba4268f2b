import { makeStyles, tokens } from '@fluentui/react-components';

export const useRouteRowStyles = makeStyles({
  row: {
    position: 'relative', display: 'grid', gridTemplateColumns: '26px minmax(0, 1fr)', gap: '8px', paddingBottom: '14px',
    // The line that joins the numbers: this is a way, not a table.
    ':not(:last-child)::before': { content: '""', position: 'absolute', left: '12px', top: '28px', bottom: '-2px', width: '2px', backgroundColor: tokens.colorNeutralStroke2 },
  },
  dragged: { opacity: 0.55, backgroundColor: tokens.colorNeutralBackground1Hover, borderRadius: tokens.borderRadiusLarge },
  number: {
    width: '26px', height: '26px', borderRadius: '50%', display: 'grid', placeItems: 'center', boxSizing: 'border-box', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1, backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke2}`,
  },
  numberLast: { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackground, border: 'none' },
  main: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '6px', minWidth: 0 },
  select: { minWidth: 0, '& > select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
  top: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0, flexWrap: 'wrap' },
  badge: { flexShrink: 0 },
  grow: { flexGrow: 1, flexBasis: '190px', minWidth: 0 },
  locked: { lineHeight: '26px', overflowWrap: 'anywhere' },
  lock: { marginInlineStart: '4px', verticalAlign: '-2px', color: tokens.colorNeutralForeground3 },
  grip: { display: 'grid', placeItems: 'center', width: '28px', height: '28px', cursor: 'grab', touchAction: 'none', color: tokens.colorNeutralForeground3, fontSize: '18px', ':active': { cursor: 'grabbing' } },
  bottom: { display: 'flex', alignItems: 'center', gap: '4px', flexWrap: 'wrap' },
  kinds: { display: 'flex', gap: '2px', padding: '2px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3 },
  space: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  away: { display: 'flex', alignItems: 'center', gap: '6px', flexWrap: 'wrap', padding: '6px 8px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground1 },
  awayIcon: { flexShrink: 0, fontSize: '18px' },
});
