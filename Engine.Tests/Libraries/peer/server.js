// The peers that are not ours: each library finds here the server that it was written for, or one that speaks its protocol.
// Every way in is a path of one port; the process ends with its standard input.
const http = require('http');
const { WebSocketServer } = require('ws');

const ways = [require('./phoenix'), require('./stomp'), require('./centrifuge'), require('./graphql'), require('./leancloud'), require('./echo'), require('./nats'), require('./mqtt')];
const server = http.createServer((request, response) => {
  const way = ways.find(way => way.http && request.url.startsWith(way.path));
  if (way) return way.http(request, response);
  if (request.url.startsWith('/socket.io/')) return;
  response.writeHead(404).end();
});
for (const way of ways) {
  if (!way.accept) continue;
  way.sockets = new WebSocketServer({ noServer: true, handleProtocols: offered => [...offered].find(name => way.protocols && way.protocols.includes(name)) || false });
  way.accept(way.sockets);
}
server.on('upgrade', (request, socket, head) => {
  const way = ways.find(way => (way.sockets || way.upgrade) && request.url.startsWith(way.path));
  if (way && way.upgrade) way.upgrade(request, socket, head);
  else if (way) way.sockets.handleUpgrade(request, socket, head, client => way.sockets.emit('connection', client, request));
  else if (!/^\/(socket\.io|sockjs)\//.test(request.url)) socket.destroy();
});
require('./socket-io')(server);
require('./sockjs')(server);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
