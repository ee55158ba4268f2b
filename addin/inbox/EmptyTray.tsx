import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DocumentEditRegular } from '@fluentui/react-icons/svg/document-edit';
import { FlowRegular } from '@fluentui/react-icons/svg/flow';
import { CertificateRegular } from '@fluentui/react-icons/svg/certificate';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { Tray } from '../../server/acts/views.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { useTexts } from '../app/language.tsx';
import { texts } from './texts.ts';

const ICONS = {
  inbox: <MailInboxRegular />, drafts: <DocumentEditRegular />, sent: <FlowRegular />, clerk: <CertificateRegular />, done: <CheckmarkCircleRegular />, all: <MailInboxRegular />,
} as const satisfies Record<Tray, unknown>;

export const EmptyTray = ({ tray, query }: { readonly tray: Tray; readonly query: string }) => {
  const t = useTexts(texts);
  if (query !== '') return <EmptyState icon={<SearchRegular />} title={t('noneFound', { q: query })} text={t('noneFoundText')} />;
  return <EmptyState icon={ICONS[tray]} title={t(`empty.${tray}.title`)} text={t(`empty.${tray}.text`)} />;
};
