// The JSON protocol of Centrifugo: commands and replies in lines, an empty object is a ping.
exports.path = '/centrifuge';

exports.accept = sockets => {
  let clients = 0;
  const channels = new Map();
  sockets.on('connection', socket => {
    const client = `client-${++clients}`;
    const send = reply => socket.send(JSON.stringify(reply));
    const members = channel => channels.get(channel) || channels.set(channel, new Map()).get(channel);
    const publish = (channel, data) => members(channel).forEach(send => send({ push: { channel, pub: { data } } }));
    socket.on('message', message => {
      for (const line of message.toString().split('\n')) {
        const { id, ...command } = JSON.parse(line), [name] = Object.keys(command), order = command[name];
        switch (name) {
          case undefined: break;
          case 'connect':
            send(order.token === 'wrong' ? { id, error: { code: 101, message: 'unauthorized' } } : { id, connect: { client, version: '0.0.0 peer', ping: 25, pong: true } });
            setImmediate(() => send({}));
            break;
          case 'subscribe':
            if (order.channel === 'closed') { send({ id, error: { code: 103, message: 'permission denied' } }); break; }
            members(order.channel).set(client, send);
            send({ id, subscribe: {} });
            break;
          case 'unsubscribe': members(order.channel).delete(client); send({ id, unsubscribe: {} }); break;
          case 'publish': send({ id, publish: {} }); publish(order.channel, order.data); break;
          case 'presence': send({ id, presence: { presence: Object.fromEntries([...members(order.channel).keys()].map(client => [client, { client, user: '' }])) } }); break;
          case 'rpc':
            if (order.method === 'drop') { socket.terminate(); break; }
            send({ id, rpc: { data: { method: order.method, heard: order.data } } });
            break;
          default: send({ id, error: { code: 104, message: 'method not found' } });
        }
      }
    });
    socket.on('close', () => channels.forEach(members => members.delete(client)));
  });
};
