import { defineTexts } from '../app/language.tsx';

export const formatTexts = defineTexts({
  vi: {
    title: 'Kiểm tra thể thức',
    good: 'Văn bản đúng thể thức theo NĐ 30/2020.',
    'level.E': 'Lỗi phải sửa trước khi trình ({count})',
    'level.W': 'Cảnh báo, được ghi lại cùng văn bản ({count})',
    'level.I': 'Gợi ý ({count})',
    excerpt: '«{text}»',
    repair: 'Sửa',
    repairOne: 'Sửa {rule}: {text}',
    repairAll: 'Sửa tất cả ({count})',
    working: 'Đang sửa văn bản…',
    repaired: 'Tệp đã được sửa và lưu. Bấm «Xem lại» để xem bản PDF mới.',
    undo: 'Hoàn tác',
    byHand: 'Sửa trong Word',
  },
  en: {
    title: 'Check of form',
    good: 'The document has the form of Decree 30/2020.',
    'level.E': 'Errors to put right before submitting ({count})',
    'level.W': 'Warnings, recorded with the document ({count})',
    'level.I': 'Suggestions ({count})',
    excerpt: '“{text}”',
    repair: 'Fix',
    repairOne: 'Fix {rule}: {text}',
    repairAll: 'Fix all ({count})',
    working: 'Putting the document right…',
    repaired: 'The file was put right and saved. Press “Look again” for the new PDF.',
    undo: 'Undo',
    byHand: 'To be fixed in Word',
  },
});
