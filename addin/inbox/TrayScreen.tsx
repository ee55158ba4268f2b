import { Button, SearchBox, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { BookRegular } from '@fluentui/react-icons/svg/book';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Tray } from '../../server/acts/views.ts';
import { useDirectory } from '../app/directory.tsx';
import { useTexts } from '../app/language.tsx';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { mayDraft, seesRegister } from '../app/roles.ts';
import { navigate } from '../app/router.ts';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useMe } from '../app/session.tsx';
import { useNow } from '../app/useNow.ts';
import { DocumentRowCard } from './DocumentRowCard.tsx';
import { EmptyTray } from './EmptyTray.tsx';
import { texts } from './texts.ts';
import { useDocuments } from './useDocuments.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '14px 12px 72px' },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px' },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em' },
  search: { width: '100%', maxWidth: 'none' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
  more: { alignSelf: 'center' },
});

const TYPING_MS = 250;
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** One tray: search, rows, and what to do when it is empty. */
export const TrayScreen = ({ tray, q = '' }: { readonly tray: Tray; readonly q?: string | undefined }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const me = useMe();
  const { departments } = useDirectory();
  const now = useNow();
  const [typed, setTyped] = useState(q);
  const query = useSettled(useDeferredValue(typed.trim()));
  const { rows, hasMore, error, loading, reload, more } = useDocuments(tray, query);

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t(`title.${tray}`)}</h1>
        {tray === 'clerk' && seesRegister(me, departments) ? <Button icon={<BookRegular />} onClick={() => navigate({ screen: 'register' })}>{t('register')}</Button> : null}
        {mayDraft(me) && tray !== 'clerk' ? <Button appearance="primary" icon={<AddRegular />} onClick={() => navigate({ screen: 'draft', id: null })}>{t('newDraft')}</Button> : null}
      </div>
      <SearchBox className={styles.search} value={typed} placeholder={t('search')} aria-label={t('search')} onChange={(_, data) => setTyped(data.value)} />
      {error !== null ? <LoadFailed error={error} onRetry={reload} /> : null}
      {rows === null && error === null ? <ScreenSkeleton /> : null}
      {rows?.length === 0 ? <EmptyTray tray={tray} query={query} /> : null}
      {rows !== null && rows.length > 0 ? (
        <ul className={styles.list} aria-busy={loading}>
          {rows.map((row) => <li key={row.id}><DocumentRowCard row={row} now={now} /></li>)}
        </ul>
      ) : null}
      {hasMore ? <Button className={styles.more} disabled={loading} onClick={more}>{t('more')}</Button> : null}
      {query !== '' && tray !== 'all' ? <Button className={styles.more} appearance="subtle" onClick={() => navigate({ screen: 'tray', tray: 'all', q: query })}>{t('searchAll')}</Button> : null}
    </div>
  );
};
