import { Button } from '@fluentui/react-components';
import { useTexts } from '../../app/language.tsx';
import { texts as signing } from '../texts.ts';
import { texts } from './texts.ts';
import type { DesktopPhase } from './useDesktopSigning.ts';

interface Props {
  readonly phase: DesktopPhase;
  readonly className: string;
  readonly onStart: () => void;
  readonly onKeyFile: () => void;
}

/** Start, or start again; or back to the key file. */
export const DesktopActions = ({ phase, className, onStart, onKeyFile }: Props) => {
  const t = useTexts(texts);
  const s = useTexts(signing);
  const closed = phase.at === 'failed' && phase.wayOn === 'close';
  return (
    <>
      <Button disabled={phase.at === 'busy'} onClick={onKeyFile}>{t('keyFile')}</Button>
      {closed ? null : <Button appearance="primary" className={className} disabled={phase.at === 'busy'} onClick={onStart}>{phase.at === 'failed' ? s('tryAgain') : t('start')}</Button>}
    </>
  );
};
