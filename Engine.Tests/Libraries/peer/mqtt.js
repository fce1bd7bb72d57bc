// The way to the broker, which a request cuts: /mqtt/NAME is the broker's WebSocket, /mqtt/NAME/drop loses its connections.
const net = require('net');

exports.path = '/mqtt/';

const links = new Map();

exports.upgrade = (request, socket, head) => {
  const broker = net.connect(+process.env.BROKER, '127.0.0.1', () => {
    const fields = request.rawHeaders.map((word, n) => word + (n % 2 ? '\r\n' : ': ')).join('');
    broker.write(`GET ${request.url} HTTP/1.1\r\n${fields}\r\n`);
    broker.write(head);
    broker.pipe(socket).pipe(broker);
  });
  const ends = links.get(request.url) || links.set(request.url, new Set()).get(request.url);
  ends.add(socket);
  for (const [one, other] of [[socket, broker], [broker, socket]]) one.on('error', () => {}).on('close', () => { other.destroy(); ends.delete(socket); });
};

exports.http = (request, response) => {
  const way = request.url.replace(/\/drop$/, '');
  (links.get(way) || []).forEach(socket => socket.destroy());
  response.end();
};
