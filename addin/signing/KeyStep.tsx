import { Button, Field, Input, MessageBar, MessageBarBody, Text, mergeClasses } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { useEffect, useRef, useState } from 'react';
import type { DragEvent, KeyboardEvent, SyntheticEvent } from 'react';
import { RefusalError } from '../../server/circulation/errors.ts';
import { codeOf, describeError } from '../app/errors.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useApi, useMe } from '../app/session.tsx';
import { texts as desktopTexts } from './desktop/texts.ts';
import { texts } from './texts.ts';
import { useKeyStepStyles as useStyles } from './keyStepStyles.ts';

/** The password of every key file of the sample organisation; real ones are known to their owners only. */
const SAMPLE_PIN = 'Mau@123456';
const LARGEST_KEY_FILE = 1_048_576;

export interface ChosenKey {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sample: boolean;
}

interface Props {
  /** Why the last attempt did not succeed. */
  readonly refusal: unknown;
  readonly chosen: ChosenKey | null;
  readonly onChoose: (key: ChosenKey) => void;
  readonly busy: boolean;
  readonly onOpen: (pin: string) => void;
  /** The person would rather sign with the VGCA software. */
  readonly onDesktop: () => void;
  /** Or with a key at the remote service; null where there is none. */
  readonly onRemote: (() => void) | null;
}

/** Choosing the key file and typing its PIN. The PIN is taken out of the input the moment it is used. */
export const KeyStep = ({ refusal, chosen, onChoose, busy, onOpen, onDesktop, onRemote }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const d = useTexts(desktopTexts);
  const { language } = useLanguage();
  const api = useApi();
  const me = useMe();
  const picker = useRef<HTMLInputElement>(null);
  const pin = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [fetching, setFetching] = useState(false);

  useEffect(() => {
    if (chosen !== null && !busy) pin.current?.focus();
  }, [chosen, busy, refusal]);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST_KEY_FILE) {
      setProblem(new RefusalError('KEY_FILE_UNREADABLE'));
      return;
    }
    setProblem(null);
    onChoose({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), sample: false });
  };
  const takeSample = async (): Promise<void> => {
    setFetching(true);
    setProblem(null);
    try {
      onChoose({ name: t('sampleKeyName', { name: me.name }), bytes: Uint8Array.from(await api.sampleKeyFile()), sample: true });
    } catch (error) {
      setProblem(error);
    } finally {
      setFetching(false);
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (chosen === null || typed === '' || busy) return;
    setTyped('');
    onOpen(typed);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const watchCaps = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  const wrongPin = codeOf(refusal) === 'KEY_WRONG_PIN';

  return (
    <form id="sign-key" className={styles.form} onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {wrongPin ? null : <ErrorBar error={problem ?? refusal} />}
      {problem === null && codeOf(refusal) === 'CERT_EXPIRED' ? <Text>{t('certificateWayOn')}</Text> : null}
      <input ref={picker} type="file" accept=".p12,.pfx,application/x-pkcs12" hidden onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
      <div className={mergeClasses(styles.key, chosen !== null && styles.keyChosen)}>
        <KeyRegular className={styles.icon} aria-hidden="true" />
        {chosen === null ? null : <Text className={styles.name} weight="semibold">{chosen.name}</Text>}
        <div className={styles.choices}>
          <Button type="button" appearance={chosen === null ? 'primary' : 'secondary'} size={chosen === null ? 'medium' : 'small'} disabled={busy} onClick={() => picker.current?.click()}>
            {t(chosen === null ? 'chooseKey' : 'changeKey')}
          </Button>
          {me.sampleKeyFile && chosen?.sample !== true ? (
            <Button type="button" size={chosen === null ? 'medium' : 'small'} disabled={busy || fetching} onClick={() => void takeSample()}>{t(fetching ? 'sampleLoading' : 'sampleKey')}</Button>
          ) : null}
          <Button type="button" size={chosen === null ? 'medium' : 'small'} disabled={busy} onClick={onDesktop}>{d('choose')}</Button>
          {onRemote ? <Button type="button" size={chosen === null ? 'medium' : 'small'} disabled={busy} onClick={onRemote}>{t('remote')}</Button> : null}
        </div>
        {chosen === null ? <Text size={200} className={styles.quiet}>{t('dropKey')}</Text> : null}
      </div>
      {chosen === null ? null : (
        <>
          <MessageBar intent="info" layout="multiline" icon={<LockClosedRegular />}><MessageBarBody>{t('pinWarning')}</MessageBarBody></MessageBar>
          <Field
            label={t('pin')} required validationState={wrongPin ? 'error' : caps ? 'warning' : 'none'}
            validationMessage={wrongPin ? <span role="alert">{describeError(refusal, language)}</span> : caps ? t('capsLock') : null} hint={chosen.sample ? t('samplePin', { pin: SAMPLE_PIN }) : null}
          >
            <Input
              input={{ ref: pin }} value={typed} onChange={(_, { value }) => setTyped(value)} type={shown ? 'text' : 'password'} size="large" autoComplete="off" spellCheck={false} disabled={busy} onKeyDown={watchCaps} onKeyUp={watchCaps}
              contentAfter={<Button type="button" appearance="transparent" size="small" icon={shown ? <EyeOffRegular /> : <EyeRegular />} aria-label={t(shown ? 'hidePin' : 'showPin')} aria-pressed={shown} onClick={() => setShown(!shown)} />}
            />
          </Field>
        </>
      )}
    </form>
  );
};
