import { Button, Field, Input, Select, Text, makeStyles, tokens } from '@fluentui/react-components';
import { BookmarkAddRegular } from '@fluentui/react-icons/svg/bookmark-add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import type { RouteTemplateView } from '../../server/acts/views.ts';
import type { DocumentType } from '../../server/circulation/model.ts';
import { useReloadDirectory } from '../app/directory.tsx';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { toPlan } from './route-rows.ts';
import type { RouteRow, RouteSetting } from './route-rows.ts';
import { routeTexts } from './route-texts.ts';
import { applyRoute, toSavedRoute } from './saved-routes.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '6px' },
  select: { minWidth: 0, '& > select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
  line: { display: 'flex', gap: '6px', alignItems: 'end', flexWrap: 'wrap' },
  grow: { flexGrow: 1, minWidth: '150px' },
  start: { justifySelf: 'start', marginInlineStart: '-8px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly rows: readonly RouteRow[];
  readonly onRows: (rows: readonly RouteRow[]) => void;
  readonly type: DocumentType;
  readonly isFinancial: boolean;
  readonly setting: RouteSetting;
}

/** Routes kept under a name: take one, keep the arranged one, let one's own go. */
export const SavedRoutes = ({ rows, onRows, type, isFinancial, setting }: Props) => {
  const styles = useStyles();
  const t = useTexts(routeTexts);
  const api = useApi();
  const reload = useReloadDirectory();
  const { run, busy, error } = useAct();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const templates = setting.directory.routeTemplates;
  // The saved route that the rows are right now, whether it was taken or arranged by hand.
  const plan = JSON.stringify(toPlan(rows));
  const same = templates.filter((template) => JSON.stringify(toPlan(applyRoute(template, setting))) === plan);
  // Several may come to the same steps: then it is the one that was taken, else one's own, which alone can be let go.
  const current = same.find(({ id }) => id === taken) ?? same.find(({ mine }) => mine) ?? same[0];

  const take = (id: string): void => {
    const template = templates.find((candidate) => candidate.id === id);
    if (!template) return;
    setTaken(template.id);
    onRows(applyRoute(template, setting));
  };
  const keep = (event: SyntheticEvent): void => {
    event.preventDefault();
    void run(async () => {
      await api.saveRouteTemplate(toSavedRoute(name, rows, setting, type, isFinancial));
      setSaved(name.trim());
      setTaken(null);
      setNaming(false);
      setName('');
      reload();
    });
  };
  const drop = (id: string): void => void run(async () => {
    await api.deleteRouteTemplate(id);
    setSaved(null);
    reload();
  });
  const group = (label: string, members: readonly RouteTemplateView[]) =>
    members.length === 0 ? null : <optgroup label={label}>{members.map((template) => <option key={template.id} value={template.id}>{template.name}</option>)}</optgroup>;

  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <Field label={t('startFrom')} className={styles.grow}>
          <Select className={styles.select} value={current?.id ?? ''} onChange={(_, { value }) => take(value)}>
            <option value="">{t('startFromNone')}</option>
            {group(t('mine'), templates.filter(({ mine }) => mine))}
            {group(t('agency'), templates.filter(({ mine }) => !mine))}
          </Select>
        </Field>
        {current?.mine ? <Button appearance="subtle" icon={<DeleteRegular />} disabled={busy} aria-label={t('deleteSaved', { name: current.name })} title={t('deleteSaved', { name: current.name })} onClick={() => drop(current.id)} /> : null}
      </div>
      {naming ? (
        <form className={styles.line} onSubmit={keep}>
          <Field label={t('saveName')} className={styles.grow}><Input value={name} maxLength={200} autoFocus onChange={(_, { value }) => setName(value)} /></Field>
          <Button type="submit" appearance="primary" disabled={busy || name.trim() === ''}>{t('saveNow')}</Button>
          <Button type="button" onClick={() => setNaming(false)}>{t('saveCancel')}</Button>
        </form>
      ) : <Button className={styles.start} size="small" appearance="subtle" icon={<BookmarkAddRegular />} disabled={rows.length < 2} onClick={() => { setNaming(true); setSaved(null); }}>{t('save')}</Button>}
      {saved === null ? null : <Text size={200} className={styles.quiet} role="status">{t('saved', { name: saved })}</Text>}
      <ErrorBar error={error} />
    </div>
  );
};
