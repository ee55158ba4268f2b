import { Badge } from '@fluentui/react-components';
import type { Urgency } from '../../server/circulation/model.ts';
import { useTexts } from './language.tsx';
import { vocabulary } from './vocabulary.ts';

const COLOURS = { URGENT: 'warning', VERY_URGENT: 'severe', FLASH: 'danger' } as const;

/** Khẩn, Thượng khẩn, Hỏa tốc; an ordinary document carries no badge. */
export const UrgencyBadge = ({ urgency }: { readonly urgency: Urgency }) => {
  const t = useTexts(vocabulary);
  if (urgency === 'NORMAL') return null;
  return <Badge appearance={urgency === 'FLASH' ? 'filled' : 'tint'} color={COLOURS[urgency]}>{t(`urgency.${urgency}`)}</Badge>;
};
