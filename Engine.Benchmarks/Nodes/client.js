// The other side of a comparison: the same work as the engine's, in Node.js with ws and its own http. Its order is an
// argument; after "ready" each line of standard input is one round, and each round is answered by one line of JSON.
'use strict';

const order = JSON.parse(process.argv[2]);
const tell = (value) => process.stdout.write(JSON.stringify(value) + '\n');
const texts = 'x'.repeat(order.bytes || 0);

function open(url) {
  const WebSocket = require('ws');
  return new WebSocket(url, { perMessageDeflate: false });
}

function opened(socket) {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

// As many at once as there are places; each place takes the next one.
async function inPlaces(count, places, one) {
  let begun = 0;
  const place = async () => {
    while (begun < count) {
      begun++;
      await one();
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, places) }, place));
}

const work = {
  async echo() {
    const sockets = [];
    for (let i = 0; i < order.sockets; i++) sockets.push(await opened(open(order.url)));
    const ahead = Math.min(order.inFlight, order.perSocket);
    return async () => {
      const times = [];
      await Promise.all(sockets.map((socket) => new Promise((resolve) => {
        let sent = ahead;
        let received = 0;
        let begin = process.hrtime.bigint();
        socket.removeAllListeners('message');
        socket.on('message', (message) => {
          if (order.sockets === 1 && order.inFlight === 1) times.push(Number(process.hrtime.bigint() - begin) / 1000);
          const text = message.toString();
          if (++received === order.perSocket) return resolve();
          if (sent < order.perSocket) {
            sent++;
            begin = process.hrtime.bigint();
            socket.send(text);
          }
        });
        begin = process.hrtime.bigint();
        for (let i = 0; i < ahead; i++) socket.send(texts);
      })));
      times.sort((a, b) => a - b);
      return { count: order.sockets * order.perSocket, median: times.length ? times[times.length >> 1] : undefined };
    };
  },

  async flood() {
    return async () => {
      const sockets = [];
      await Promise.all(Array.from({ length: order.sockets }, () => new Promise((resolve, reject) => {
        let due = 0;
        const socket = open(order.url);
        sockets.push(socket);
        socket.on('error', reject);
        socket.on('message', (message) => {
          if (parseInt(message.toString().slice(0, 8), 10) !== due) reject(new Error('out of order'));
          if (++due === order.perSocket) resolve();
        });
      })));
      return { count: order.sockets * order.perSocket, after: () => sockets.forEach((socket) => socket.terminate()) };
    };
  },

  async connect() {
    return async () => {
      const sockets = [];
      await inPlaces(order.connects, order.atOnce, async () => sockets.push(await opened(open(order.url))));
      return { count: order.connects, after: () => sockets.forEach((socket) => socket.terminate()) };
    };
  },

  async get() {
    const http = require('http');
    const agent = new http.Agent({ keepAlive: true, maxSockets: order.inFlight });
    const get = () => new Promise((resolve, reject) => http.get(order.url, { agent, headers: order.headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => { text += part; });
      response.on('end', () => resolve(text));
    }).on('error', reject));
    return async () => {
      await inPlaces(order.requests, order.inFlight, get);
      return { count: order.requests };
    };
  },

  async idle() {
    const sockets = [];
    const one = async () => {
      const socket = await opened(open(order.url));
      socket.on('message', () => {});
      socket.on('close', () => {});
      sockets.push(socket);
    };
    await one();
    global.gc();
    const before = process.memoryUsage().rss;
    return async () => {
      await inPlaces(order.sessions - 1, 64, one);
      global.gc();
      global.gc();
      const rss = process.memoryUsage().rss;
      const cpu = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, order.quietSeconds * 1000));
      const used = process.cpuUsage(cpu);
      return { count: order.sessions, before, rss, share: (used.user + used.system) / 1e6 / Math.max(order.quietSeconds, 0.001) };
    };
  },
};

(async () => {
  const round = await work[order.work]();
  tell('ready');
  for await (const _ of require('readline').createInterface({ input: process.stdin })) {
    if (global.gc) global.gc();
    const cpu = process.cpuUsage();
    const begin = process.hrtime.bigint();
    const { after, ...result } = await round();
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    const used = process.cpuUsage(cpu);
    if (after) after();
    tell({ ...result, seconds, cpu: used.user + used.system });
  }
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
