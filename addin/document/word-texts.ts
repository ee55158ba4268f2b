import { defineTexts } from '../app/language.tsx';

export const wordTexts = defineTexts({
  vi: {
    differs: 'Nội dung Word khác bản đã trình (phiên bản {n}).',
    differsText: 'Những gì sửa trong Word từ lúc trình chưa có trong văn bản «{subject}» đang luân chuyển.',
    openSubmitted: 'Tải bản đã trình',
    newVersion: 'Tạo phiên bản mới',
    newVersionVoids: 'Tạo phiên bản mới (hủy {k} chữ ký)',
  },
  en: {
    differs: 'The Word text differs from what was submitted (version {n}).',
    differsText: 'What was changed in Word since then is not in the circulating document “{subject}”.',
    openSubmitted: 'Download what was submitted',
    newVersion: 'Make a new version',
    newVersionVoids: 'Make a new version (voids {k} signatures)',
  },
});
