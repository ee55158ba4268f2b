import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language';
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { SignInPerson } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { LoadFailed } from './LoadFailed.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { PeopleList } from './PeopleList.tsx';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';
import { useLoad } from './useLoad.ts';

const useStyles = makeStyles({
  root: { minHeight: '100vh', boxSizing: 'border-box', padding: '20px 16px 32px', backgroundColor: tokens.colorNeutralBackground2 },
  column: { maxWidth: '480px', margin: '0 auto', display: 'flex', flexDirection: 'column', gap: '16px' },
  top: { display: 'flex', justifyContent: 'flex-end' },
  head: { display: 'flex', gap: '14px', alignItems: 'center' },
  product: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em' },
  tagline: { margin: 0, color: tokens.colorNeutralForeground3, lineHeight: tokens.lineHeightBase300 },
  card: {
    backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusXLarge, border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4, padding: '18px 16px', display: 'flex', flexDirection: 'column', gap: '14px',
  },
});

/** Choose who you are (where the organisation offers a list), then the password. */
export const SignIn = () => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language, setLanguage } = useLanguage();
  const { api, expired } = useSession();
  const { value: people, error, reload } = useLoad('sign-in', (signal) => api.signInPeople(signal));
  const [chosen, setChosen] = useState<SignInPerson | null>(null);
  const sample = people !== null && people.length > 0;

  return (
    <div className={styles.root}>
      <div className={styles.column}>
        <div className={styles.top}>
          <Button size="small" appearance="subtle" icon={<LocalLanguageRegular />} onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>{t('switchLanguage')}</Button>
        </div>
        <header className={styles.head}>
          <img src="/icon.svg" width={52} height={52} alt="" />
          <div>
            <h1 className={styles.product}>{t('product')}</h1>
            <p className={styles.tagline}>{t('tagline')}</p>
          </div>
        </header>
        {expired ? <MessageBar intent="info" layout="multiline"><MessageBarBody>{t('sessionExpired')}</MessageBarBody></MessageBar> : null}
        <main className={styles.card}>
          {error !== null && people === null ? <LoadFailed error={error} onRetry={reload} /> : null}
          {error === null && people === null ? <ScreenSkeleton /> : null}
          {sample && chosen === null ? <PeopleList people={people} onChoose={setChosen} /> : null}
          {people !== null && (!sample || chosen !== null) ? <PasswordForm person={chosen} sample={sample} onBack={() => setChosen(null)} /> : null}
        </main>
      </div>
    </div>
  );
};
