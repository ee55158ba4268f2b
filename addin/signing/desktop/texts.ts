import { defineTexts } from '../../app/language.tsx';

export const texts = defineTexts({
  vi: {
    choose: 'Phần mềm ký số VGCA',
    how: 'Phần mềm ký số VGCA trên máy này sẽ tự tải văn bản về, cho đồng chí xem và ký bằng thiết bị của mình, rồi gửi bản đã ký cho máy chủ kiểm tra. Xin ký vào đúng khung đã dành cho mình.',
    start: 'Ký bằng phần mềm VGCA',
    keyFile: 'Dùng tệp khóa',
    'stage.looking': 'Đang tìm phần mềm ký số trên máy này…',
    'stage.waiting': 'Mời đồng chí ký trong cửa sổ của phần mềm VGCA.',
    'stage.confirming': 'Máy chủ đang kiểm tra bản đã ký…',
    fixTitle: 'Không kết nối được phần mềm ký số VGCA. Hãy thử lần lượt:',
    fix1: 'Mở VGCA Sign Service (biểu tượng ở góc dưới bên phải màn hình); nếu máy chưa có, tải tại ca.gov.vn và cài đặt.',
    fix2: 'Cắm thiết bị ký (USB token) và chờ đèn sáng; nếu trình duyệt hỏi quyền truy cập mạng nội bộ, chọn cho phép.',
    fix3: 'Mở https://127.0.0.1:8987 trong trình duyệt này, chấp nhận chứng thư của phần mềm, rồi bấm «Thử lại».',
  },
  en: {
    choose: 'VGCA signing software',
    how: 'The VGCA signing software on this machine fetches the document itself, lets you see it and sign with your own token, then hands the signed file to the server to be checked. Please sign inside the box reserved for you.',
    start: 'Sign with VGCA',
    keyFile: 'Use a key file',
    'stage.looking': 'Looking for the signing software on this machine…',
    'stage.waiting': 'Please sign in the window of the VGCA software.',
    'stage.confirming': 'The server is checking the signed file…',
    fixTitle: 'The VGCA signing software cannot be reached. Try in this order:',
    fix1: 'Start VGCA Sign Service (its icon is at the bottom right of the screen); if it is not installed, download it from ca.gov.vn.',
    fix2: 'Plug in your token and wait for its light; if the browser asks for access to the local network, allow it.',
    fix3: 'Open https://127.0.0.1:8987 in this browser, accept the certificate of the software, then try again.',
  },
});
