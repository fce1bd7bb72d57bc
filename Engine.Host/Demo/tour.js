// The tour of `mini-actors demo`: one script, every platform. It knows only React.api, and the object TOUR that the demo
// defines: { attempts, socketUrl, httpUrl, size, part }. Each line that it prints is one record of what the platform told it.
const api = React.api;
const say = (told, more) => console.log(JSON.stringify({ told, ...more }));
const textOf = (failure) => failure.errMsg || failure.errorMessage || String(failure);
const codeOf = (failure) => failure.errno ?? failure.error ?? failure.errCode ?? null;

let attempt = 0;
const idle = () => {};
let settle = idle;
const tasks = new Map(); // attempt → SocketTask, where the platform gives one

api.onSocketOpen(() => {
  say('opened', { attempt });
  api.sendSocketMessage({ data: `hello from socket ${attempt}` });
});
api.onSocketMessage((event) => {
  if (settle === idle) return; // the answer to a probe: its own task tells it
  say('message', { attempt, data: event.data });
  settle();
});
api.onSocketError((failure) => {
  say('error', { attempt, text: textOf(failure), code: codeOf(failure) });
  settle();
});
api.onSocketClose((event) => say('closed', { attempt, code: event.code }));

// One socket after the other, each greeted by the server before the next is opened.
function connect() {
  attempt += 1;
  return new Promise((resolve) => {
    settle = resolve;
    const mine = attempt;
    api
      .connectSocket({
        url: TOUR.socketUrl,
        fail: (failure) => {
          say('refused', { attempt: mine, text: textOf(failure), code: codeOf(failure) });
          resolve();
        },
      })
      .then((task) => task && tasks.set(mine, task), () => {});
  });
}

// Which of the sockets is still there? The ones with a task answer for themselves.
function probe([number, task]) {
  return new Promise((resolve) => {
    task.onMessage((event) => {
      say('alive', { attempt: number, data: event.data });
      resolve();
    });
    task.send({ data: `are you there, socket ${number}?`, fail: resolve });
  });
}

async function ask(name, options, call = api.request, dataOf = (answer) => answer.data) {
  try {
    const answer = await call(options);
    say('answer', { name, status: answer.statusCode, data: dataOf(answer) });
    return answer;
  } catch (failure) {
    say('failure', { name, text: textOf(failure), code: codeOf(failure), status: failure.status ?? failure.statusCode ?? null });
  }
}

// A file of the lab's, down and up again: what a download gives is what an upload takes. The tasks tell how far they are.
async function carry() {
  const watch = (name) => (task) => task.onProgressUpdate(({ progress }) => say('progress', { name, percent: progress }));
  const seen = (answer) => JSON.parse(answer.data);
  const download = { url: `${TOUR.httpUrl}/bytes/${TOUR.size}`, getRawResult: watch('download') };
  const file = await ask('download', download, api.downloadFile, (answer) => answer.tempFilePath);
  if (!file) return;
  const upload = { url: `${TOUR.httpUrl}/upload`, filePath: file.tempFilePath, name: TOUR.part };
  await ask('upload', { ...upload, fileType: 'image', getRawResult: watch('upload') }, api.uploadFile, seen);
  await ask('untyped', upload, api.uploadFile, seen);
}

async function tour() {
  while (attempt < TOUR.attempts) await connect();
  settle = idle;
  for (const entry of tasks) await probe(entry);
  await ask('get', { url: `${TOUR.httpUrl}/echo?page=1` });
  await ask('post', { url: `${TOUR.httpUrl}/echo`, method: 'POST', data: { id: 7, name: 'tea' } });
  await ask('missing', { url: `${TOUR.httpUrl}/status/404` });
  await ask('text', { url: `${TOUR.httpUrl}/text` });
  await carry();
  if (tasks.size === 0) api.closeSocket({});
  for (const task of tasks.values()) task.close({ code: 1000, reason: 'the tour is over' });
}

tour().catch((error) => say('broken', { text: String(error) }));
