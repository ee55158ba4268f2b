import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { useApi, useMe } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import type { ClerkProps } from './ClerkFlow.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '10px' },
  text: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
});

/** The organisation's signature; the clerk confirms with their own sign-in. */
export const SealForm = ({ document, onChanged, onReload }: ClerkProps) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const me = useMe();
  const { run, busy, error } = useAct();
  const [password, setPassword] = useState('');
  const seal = (event: SubmitEvent): void => {
    event.preventDefault();
    void run(async () => {
      const next = await api.applySeal(document.id, password);
      setPassword('');
      onChanged(next, t('doneSeal'));
    });
  };
  return (
    <form className={styles.form} onSubmit={seal}>
      <input type="text" name="username" autoComplete="username" value={me.id} readOnly hidden />
      <p className={styles.text}>{t('sealText')}</p>
      <Field label={t('password')} required hint={t('passwordWhy')}>
        <Input type="password" autoComplete="current-password" value={password} onChange={(_, data) => setPassword(data.value)} />
      </Field>
      <ErrorBar error={error} onReload={onReload} />
      <Button type="submit" appearance="primary" size="large" disabled={busy || password === ''}>{busy ? t('working') : t('doSeal')}</Button>
    </form>
  );
};
