import { makeStyles, tokens } from '@fluentui/react-components';

export const useKeyStepStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  key: {
    display: 'grid', justifyItems: 'center', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalL, textAlign: 'center',
    border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2,
  },
  keyChosen: { border: `1px solid ${tokens.colorNeutralStroke2}`, padding: tokens.spacingHorizontalM },
  icon: { fontSize: '28px', color: tokens.colorBrandForeground1 },
  name: { overflowWrap: 'anywhere' },
  choices: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});
