import { Button, MessageBar, MessageBarBody, MessageBarTitle, Select, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { PreviewView } from '../../server/acts/views.ts';
import type { PlaceKey } from '../../server/pdf/geometry.ts';
import { useTexts } from '../app/language.tsx';
import { placeName } from '../pdf/place-names.ts';
import type { PlaceLabels } from '../pdf/place-names.ts';
import { texts as pdfTexts } from '../pdf/texts.ts';
import { placesNow } from './hand-places.ts';
import { texts } from './texts.ts';
import type { Preview } from './usePreview.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  row: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap', minHeight: '32px' },
  name: { flexGrow: 1, flexBasis: '150px', minWidth: 0, overflowWrap: 'anywhere' },
  page: { width: '110px' },
  save: { justifySelf: 'start' },
  summary: { cursor: 'pointer', color: tokens.colorNeutralForeground2, lineHeight: '28px', fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly view: PreviewView;
  readonly preview: Preview;
  readonly labels: PlaceLabels;
}

/** Places that were not found, each with its way to a box; the found ones can be adjusted too. */
export const HandPlacing = ({ view, preview, labels }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const p = useTexts(pdfTexts);
  const { moved, editing, busy } = preview;
  const now = placesNow(view, moved);
  const missing = view.missing.filter(({ key }) => !now.some((place) => place.key === key));
  const name = (key: PlaceKey): string => placeName(key, labels, p);

  const placed = (key: PlaceKey, page: number) => (
    <li key={key} className={styles.row}>
      <Text className={styles.name}>{name(key)}</Text>
      {editing === key && view.pages.length > 1 ? (
        <Select className={styles.page} size="small" aria-label={t('placePage', { place: name(key) })} value={String(page)} onChange={(_, { value }) => preview.setDown(key, Number(value))}>
          {view.pages.map((_, index) => <option key={index} value={index}>{p('pageLabel', { n: index + 1 })}</option>)}
        </Select>
      ) : null}
      <Button size="small" appearance={editing === key ? 'primary' : 'secondary'} aria-pressed={editing === key} onClick={() => preview.edit(editing === key ? null : key)}>{t(editing === key ? 'missingMoving' : 'placeAdjust')}</Button>
    </li>
  );
  return (
    <div className={styles.root}>
      {missing.length === 0 ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('missingTitle', { count: missing.length })}</MessageBarTitle>
            {t('missingTeach')}
            <ul className={styles.list}>
              {missing.map(({ key, page }) => (
                <li key={key} className={styles.row}>
                  <Text className={styles.name}>{t('missingOn', { place: name(key), n: page + 1 })}</Text>
                  <Button size="small" onClick={() => preview.setDown(key, page)}>{t('missingPlace')}</Button>
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {now.length === 0 ? null : (
        <details open={moved.size > 0}>
          <summary className={styles.summary}>{t('placesAdjustTitle')}</summary>
          <ul className={styles.list}>{now.map(({ key, page }) => placed(key, page))}</ul>
        </details>
      )}
      {moved.size === 0 ? null : <Button className={styles.save} appearance="primary" disabled={busy} onClick={preview.make}>{t('placesSave')}</Button>}
    </div>
  );
};
