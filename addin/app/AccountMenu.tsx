import { Button, Menu, MenuGroup, MenuGroupHeader, MenuItem, MenuList, MenuPopover, MenuTrigger, makeStyles, tokens } from '@fluentui/react-components';
import { BookRegular } from '@fluentui/react-icons/svg/book';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useLanguage, useTexts } from './language.tsx';
import { PersonAvatar } from './PersonAvatar.tsx';
import { seesRegister } from './roles.ts';
import { navigate } from './router.ts';
import { useMe, useSession } from './session.tsx';
import { texts } from './texts.ts';
import { useDirectory } from './directory.tsx';

const useStyles = makeStyles({
  who: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', height: 'auto', padding: '6px 8px 8px', maxWidth: '260px', lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightRegular },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground1 },
  title: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  trigger: { minWidth: 'auto' },
});

/** Who is signed in, the register for those who keep it, language, help, sign-out. */
export const AccountMenu = () => {
  const styles = useStyles();
  const t = useTexts(texts);
  const me = useMe();
  const { departments } = useDirectory();
  const { signOut } = useSession();
  const { language, setLanguage } = useLanguage();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button className={styles.trigger} appearance="transparent" aria-label={t('account', { name: me.name })} icon={<PersonAvatar name={me.name} size={28} strong />} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader className={styles.who}>
              <span className={styles.name}>{me.name}</span>
              <span className={styles.title}>{me.title} · {me.departmentName}</span>
            </MenuGroupHeader>
            <MenuItem icon={<DocumentSearchRegular />} onClick={() => navigate({ screen: 'tray', tray: 'all' })}>{t('allDocuments')}</MenuItem>
            {seesRegister(me, departments) ? <MenuItem icon={<BookRegular />} onClick={() => navigate({ screen: 'register' })}>{t('register')}</MenuItem> : null}
            <MenuItem icon={<ShieldCheckmarkRegular />} onClick={() => navigate({ screen: 'verify', id: null })}>{t('verify')}</MenuItem>
            <MenuItem icon={<QuestionCircleRegular />} onClick={() => navigate({ screen: 'help' })}>{t('help')}</MenuItem>
            <MenuItem icon={<LocalLanguageRegular />} onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>{t('switchLanguage')}</MenuItem>
            <MenuItem icon={<SignOutRegular />} onClick={() => void signOut()}>{t('signOut')}</MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
