// Says everything back.
exports.path = '/echo';
exports.accept = sockets => sockets.on('connection', socket => socket.on('message', (message, isBinary) => socket.send(message, { binary: isBinary })));
