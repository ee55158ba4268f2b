import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import type { DocumentView } from '../../server/acts/views.ts';
import { formatDate, formatTime } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { isNewVersion } from './say-where.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  reason: { display: 'block', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', marginTop: '2px' },
});

/** Why it came back, at the very top, until it is submitted again. */
export const ReturnedBanner = ({ document }: { readonly document: DocumentView }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { returned, status } = document;
  if (returned === null || (status !== 'RETURNED' && status !== 'DRAFT')) return null;
  const facts = { name: returned.byName, time: formatTime(returned.at), date: formatDate(returned.at) };
  const own = isNewVersion(document);
  return (
    <MessageBar intent={own ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(own ? 'newVersionTitle' : returned.category === null ? 'returnedTitle' : 'refusedTitle', facts)}</MessageBarTitle>
        <span className={styles.reason}>{returned.category === null ? '' : `${t(`category.${returned.category}`)}. `}{returned.reason}</span>
      </MessageBarBody>
    </MessageBar>
  );
};
