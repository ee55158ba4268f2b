import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { saveFile } from '../app/download.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { useLoad } from '../app/useLoad.ts';
import { texts } from './texts.ts';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '2px', justifyItems: 'start' },
  quiet: { color: tokens.colorNeutralForeground3 },
  link: { textAlign: 'start', marginInlineStart: '-8px', minWidth: 0, fontWeight: tokens.fontWeightRegular },
});

/** The organisation's templates to begin with. Without a connection the rest of the screen works, so nothing is said here. */
export const TemplateLinks = () => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  const api = useApi();
  const { run, busy, error } = useAct();
  const { value: templates } = useLoad('templates', (signal) => api.templates(signal));
  if (templates === null || templates.length === 0) return null;
  return (
    <div className={styles.root}>
      <Text size={200} className={styles.quiet}>{t('templates')}</Text>
      {templates.map(({ id, fileName, titleVi, titleEn }) => {
        const title = language === 'vi' ? titleVi : titleEn;
        return (
          <Button
            key={id} size="small" appearance="subtle" className={styles.link} icon={<ArrowDownloadRegular />} disabled={busy} aria-label={t('template', { title })}
            onClick={() => void run(async () => saveFile(await api.templateFile(id), fileName, DOCX_TYPE))}
          >
            {title}
          </Button>
        );
      })}
      <ErrorBar error={error} />
    </div>
  );
};
