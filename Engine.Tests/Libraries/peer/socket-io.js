// The server of Socket.IO itself: polling and WebSocket, with acknowledgements, rooms and a namespace.
const { Server } = require('socket.io');

module.exports = server => {
  const io = new Server(server, { allowEIO3: true });
  const serve = socket => {
    socket.on('echo', (...said) => said.pop()(...said));
    socket.on('say', (...said) => socket.emit('said', ...said));
    socket.on('join', (room, done) => { socket.join(room); done(); });
    socket.on('room', (room, said) => io.to(room).emit('said', said));
    socket.on('ask', question => socket.emit('ask', question, answer => socket.emit('said', answer)));
    socket.on('drop', () => socket.conn.close());
    socket.on('transport', done => done(socket.conn.transport.name));
  };
  io.on('connection', serve);
  io.of('/guarded').use((socket, next) => next(socket.handshake.auth.token === 'secret' ? undefined : new Error('who?')));
  io.of('/guarded').on('connection', serve);
};
