// The server of SockJS itself, with all its transports.
const sockjs = require('sockjs');

module.exports = server => {
  const service = sockjs.createServer({ log() {} });
  service.on('connection', connection => connection.on('data', message => message === 'leave' ? connection.close(3001, 'as asked') : connection.write(message)));
  service.installHandlers(server, { prefix: '/sockjs' });
};
