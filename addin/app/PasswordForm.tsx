import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import type { SignInPerson } from './api.ts';
import { ErrorBar } from './ErrorBar.tsx';
import { useTexts } from './language.tsx';
import { PersonAvatar } from './PersonAvatar.tsx';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';
import { useAct } from './useAct.ts';

/** The sample organisation's password is public; it works nowhere else. */
const SAMPLE_PASSWORD = 'LuanChuyen@2026';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px' },
  back: { alignSelf: 'flex-start', marginLeft: '-8px' },
  who: { display: 'flex', gap: '12px', alignItems: 'center' },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  /** Null where the organisation offers no list: then the account is typed. */
  readonly person: SignInPerson | null;
  readonly sample: boolean;
  readonly onBack: () => void;
}

export const PasswordForm = ({ person, sample, onBack }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { signIn } = useSession();
  const { run, busy, error } = useAct();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const personId = person?.id ?? account.trim();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void run(() => signIn(personId, password));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {person === null ? (
        <Field label={t('personId')} required>
          <Input value={account} onChange={(_, data) => setAccount(data.value)} autoComplete="username" autoFocus />
        </Field>
      ) : (
        <>
          <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>{t('changePerson')}</Button>
          <input type="text" name="username" autoComplete="username" value={person.id} readOnly hidden />
          <div className={styles.who}>
            <PersonAvatar name={person.name} size={48} />
            <div>
              <div className={styles.name}>{person.name}</div>
              <div className={styles.role}>{person.title} · {person.departmentName}</div>
            </div>
          </div>
        </>
      )}
      <Field label={t('password')} required {...(sample ? { hint: t('sampleHint', { password: SAMPLE_PASSWORD }) } : {})}>
        <Input type="password" value={password} onChange={(_, data) => setPassword(data.value)} autoComplete="current-password" autoFocus={person !== null} />
      </Field>
      <ErrorBar error={error} />
      <Button type="submit" appearance="primary" size="large" disabled={busy || personId === '' || password === ''}>{t('signIn')}</Button>
    </form>
  );
};
