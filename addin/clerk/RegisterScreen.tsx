import { Dropdown, Field, Option, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, makeStyles, tokens } from '@fluentui/react-components';
import { BookRegular } from '@fluentui/react-icons/svg/book';
import { useState } from 'react';
import type { RegisterRow } from '../../server/acts/views.ts';
import { calendarToday, formatCalendarDate } from '../app/dates.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { useTexts } from '../app/language.tsx';
import { useChanges } from '../app/live.tsx';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { addressOf } from '../app/router.ts';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useApi } from '../app/session.tsx';
import { useLoad } from '../app/useLoad.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '14px 12px 40px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 16px' },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em' },
  year: { minWidth: '96px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  scroll: { overflowX: 'auto', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: { width: '1180px', tableLayout: 'fixed' },
  heading: { fontWeight: tokens.fontWeightSemibold, verticalAlign: 'bottom' },
  cell: { verticalAlign: 'top', padding: '8px', lineHeight: tokens.lineHeightBase200, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  code: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

const COLUMNS = [
  { key: 'column.code', width: '110px' }, { key: 'column.date', width: '92px' }, { key: 'column.subject', width: '260px' }, { key: 'column.signer', width: '140px' },
  { key: 'column.recipients', width: '180px' }, { key: 'column.keptBy', width: '110px' }, { key: 'column.copies', width: '70px' }, { key: 'column.dispatched', width: '92px' },
  { key: 'column.receipt', width: '70px' }, { key: 'column.note', width: '80px' },
] as const;

const FIRST_YEAR = 2024;

/** Sổ đăng ký văn bản đi: the ten columns of NĐ 30/2020, Phụ lục IV, one line per number. */
export const RegisterScreen = () => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const [thisYear] = useState(() => Number(calendarToday(new Date()).slice(0, 4)));
  const [year, setYear] = useState(thisYear);
  const { value: rows, error, reload } = useLoad(`register|${year}`, (signal) => api.outgoingRegister(year, signal));
  useChanges(reload);
  const years = Array.from({ length: Math.max(1, thisYear - FIRST_YEAR + 1) }, (_, index) => String(thisYear - index));
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('registerTitle')}</h1>
        <Field label={t('registerYear')} orientation="horizontal">
          <Dropdown className={styles.year} value={String(year)} selectedOptions={[String(year)]} onOptionSelect={(_, data) => setYear(Number(data.optionValue ?? year))}>
            {years.map((option) => <Option key={option}>{option}</Option>)}
          </Dropdown>
        </Field>
      </div>
      {error === null ? null : <LoadFailed error={error} onRetry={reload} />}
      {rows === null && error === null ? <ScreenSkeleton /> : null}
      {rows?.length === 0 ? <EmptyState icon={<BookRegular />} title={t('registerEmpty', { year })} text={t('registerEmptyText')} /> : null}
      {rows !== null && rows.length > 0 ? (
        <>
          <p className={styles.quiet}>{t('registerCount', { n: rows.length })} · {t('registerHint')}</p>
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('registerTitle')}>
            <Table className={styles.table} size="small">
              <TableHeader>
                <TableRow>{COLUMNS.map(({ key, width }) => <TableHeaderCell key={key} className={styles.heading} style={{ width }}>{t(key)}</TableHeaderCell>)}</TableRow>
              </TableHeader>
              <TableBody>{rows.map((row) => <RegisterLine key={row.documentId} row={row} />)}</TableBody>
            </Table>
          </div>
        </>
      ) : null}
    </div>
  );
};

const RegisterLine = ({ row }: { readonly row: RegisterRow }) => {
  const styles = useStyles();
  const cells = [
    formatCalendarDate(row.issuedDate), row.typeAndSubject, row.signer, row.recipients, row.keptBy, String(row.copies),
    row.dispatchedOn === null ? '' : formatCalendarDate(row.dispatchedOn.slice(0, 10)), row.receipt ?? '', row.note ?? '',
  ];
  return (
    <TableRow>
      <TableCell className={styles.cell}><a className={styles.code} href={addressOf({ screen: 'document', id: row.documentId })}>{row.documentCode}</a></TableCell>
      {cells.map((cell, index) => <TableCell key={COLUMNS[index + 1]?.key} className={styles.cell}>{cell}</TableCell>)}
    </TableRow>
  );
};
