import { MessageBar, MessageBarBody, ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components';
import { codeOf } from '../../app/errors.ts';
import { ErrorBar } from '../../app/ErrorBar.tsx';
import { useTexts } from '../../app/language.tsx';
import { texts } from './texts.ts';
import type { DesktopPhase } from './useDesktopSigning.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  steps: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, display: 'grid', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
});

/** What the VGCA software does, what it is doing, and what to do when it cannot be reached. */
export const DesktopStep = ({ phase }: { readonly phase: DesktopPhase }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const unavailable = phase.at === 'failed' && codeOf(phase.error) === 'VGCA_UNAVAILABLE';
  return (
    <div className={styles.root}>
      {phase.at === 'busy' ? <div role="status"><ProgressBar /><Text>{t(`stage.${phase.stage}`)}</Text></div> : <Text>{t('how')}</Text>}
      {phase.at === 'failed' && !unavailable ? <ErrorBar error={phase.error} /> : null}
      {unavailable ? (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            {t('fixTitle')}
            <ol className={styles.steps}><li>{t('fix1')}</li><li>{t('fix2')}</li><li>{t('fix3')}</li></ol>
          </MessageBarBody>
        </MessageBar>
      ) : null}
    </div>
  );
};
