// A small STOMP 1.2 broker: one topic goes to all that subscribed to it.
exports.path = '/stomp';
exports.protocols = ['v12.stomp', 'v11.stomp', 'v10.stomp'];

const write = (command, headers, body = '') => {
  const text = `${command}\n${Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('')}\n`;
  return Buffer.concat([Buffer.from(text), Buffer.from(body), Buffer.from([0])]);
};
const read = frame => {
  const end = frame.indexOf('\n\n'), [command, ...lines] = frame.toString('utf8', 0, end).split('\n');
  return { command, headers: Object.fromEntries(lines.map(line => line.split(/:(.*)/s))), body: frame.subarray(end + 2, frame.lastIndexOf(0)) };
};

exports.accept = sockets => {
  const subscriptions = new Set();
  let count = 0;
  sockets.on('connection', socket => {
    const own = new Map();
    const answer = (...frame) => socket.send(write(...frame).toString());
    const publish = (destination, headers, body) => {
      for (const there of subscriptions)
        if (there.destination === destination)
          there.socket.send(write('MESSAGE', { ...headers, destination, subscription: there.id, 'message-id': ++count, 'content-length': body.length }, body), { binary: 'binary' in headers });
    };
    let held = [];
    socket.on('message', message => {
      if (/^\r?\n$/.test(message.toString())) return socket.send('\n');
      const { command, headers, body } = read(message);
      switch (command) {
        case 'CONNECT':
        case 'STOMP':
          if (headers.passcode === 'wrong') { answer('ERROR', { message: 'access refused' }); return socket.close(); }
          answer('CONNECTED', { version: '1.2', 'heart-beat': '1000,1000', server: 'peer' });
          break;
        case 'SUBSCRIBE': own.set(headers.id, { socket, id: headers.id, destination: headers.destination }); subscriptions.add(own.get(headers.id)); break;
        case 'UNSUBSCRIBE': subscriptions.delete(own.get(headers.id)); break;
        case 'BEGIN': held = []; break;
        case 'COMMIT': held.forEach(publish => publish()); break;
        case 'SEND': {
          if (headers.destination === '/drop') return socket.terminate();
          const { destination, transaction, receipt, 'content-length': length, ...rest } = headers;
          if (transaction) held.push(() => publish(destination, rest, body));
          else publish(destination, rest, body);
          break;
        }
      }
      if (headers.receipt) answer('RECEIPT', { 'receipt-id': headers.receipt });
      if (command === 'DISCONNECT') socket.close();
    });
    socket.on('close', () => own.forEach(subscription => subscriptions.delete(subscription)));
  });
};
