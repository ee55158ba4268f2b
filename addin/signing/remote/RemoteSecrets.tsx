import { Field, Input, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../app/language.tsx';
import { texts } from '../texts.ts';
import type { Secrets } from '../useSigning.ts';
import type { RemoteKey } from './remote-keys.ts';

const useStyles = makeStyles({
  root: { flexBasis: '100%', display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly asks: RemoteKey['secrets'];
  readonly typed: Secrets;
  readonly onType: (typed: Secrets) => void;
}

/** What the remote service wants to know for each signature, in its own words: a PIN, a code from the phone. */
export const RemoteSecrets = ({ asks, typed, onType }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  return (
    <div className={styles.root}>
      <Text size={200} className={styles.quiet}>{t('remoteAsks')}</Text>
      {asks.map(({ id, label }) => (
        <Field key={id} label={label} required>
          <Input type="password" autoComplete="one-time-code" spellCheck={false} value={typed[id] ?? ''} onChange={(_, { value }) => onType({ ...typed, [id]: value })} />
        </Field>
      ))}
    </div>
  );
};
