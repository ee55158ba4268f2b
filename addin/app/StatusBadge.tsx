import { Badge } from '@fluentui/react-components';
import type { DocumentStatus } from '../../server/circulation/model.ts';
import { useTexts } from './language.tsx';
import { vocabulary } from './vocabulary.ts';

const COLOURS = {
  DRAFT: 'subtle', IN_CIRCULATION: 'brand', RETURNED: 'danger', WITHDRAWN: 'warning', AWAITING_NUMBER: 'brand', NUMBERED: 'brand', SEALED: 'brand',
  ISSUED: 'success', RECALLED: 'warning', REPLACED: 'subtle', REJECTED: 'danger', CANCELLED: 'subtle',
} as const satisfies Record<DocumentStatus, string>;

export const StatusBadge = ({ status }: { readonly status: DocumentStatus }) => {
  const t = useTexts(vocabulary);
  return <Badge appearance="tint" color={COLOURS[status]}>{t(`status.${status}`)}</Badge>;
};
