/**
 * The page around the pane, as Word on the web builds it: an iframe whose name says who speaks with whom, and messages as JSON strings.
 * What Word answers is decided in the test process (`answerAsWord`), which holds the document.
 */
export const hostPage = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>Word</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%}</style>
<body>
<script>
(() => {
  const asked = new URLSearchParams(location.search);
  const pane = asked.get('pane');
  const hostInfo = 'Word$Web$16.01$' + asked.get('locale') + '$telemetry$$$0';
  const frame = document.createElement('iframe');
  frame.name = JSON.stringify({ baseFrameName: 'pane', hostInfo, xdmInfo: 'conversation|control|' + location.origin + '/', serializerVersion: '1', flights: '[]' });
  frame.src = pane + (pane.includes('?') ? '&' : '?') + '_host_Info=' + encodeURIComponent(hostInfo);
  addEventListener('message', async ({ data, source, origin }) => {
    const message = JSON.parse(data);
    if (message._messageType !== 0) return;
    const answer = await window.answerAsWord(message._actionName, JSON.stringify(message._data ?? null));
    if (answer === null) return;
    source.postMessage(JSON.stringify({
      _messageType: 1, _actionName: message._actionName, _conversationId: message._conversationId, _correlationId: message._correlationId,
      _origin: location.origin, _data: JSON.parse(answer), _errorCode: 0, _responseType: 0, _serializerVersion: 1,
    }), origin);
  });
  document.body.append(frame);
})();
</script>
`;
