// The push router and the messaging server of LeanCloud: commands as protocol buffers, binary or in base64.
const { GenericCommand, CommandType, OpType } = require('leancloud-realtime/proto/message-compiled').push_server.messages2;

exports.path = '/leancloud';
exports.protocols = ['lc.protobuf2.3', 'lc.proto2base64.3', 'lc.protobuf2.1', 'lc.proto2base64.1'];

exports.accept = sockets => {
  const conversations = new Map();
  const clients = new Map();
  let count = 0;
  sockets.on('connection', (socket, request) => {
    const text = (new URL(request.url, 'http://peer').searchParams.get('subprotocol') || socket.protocol).includes('base64');
    const write = command => socket.send(text ? new GenericCommand(command).toBase64() : Buffer.from(new GenericCommand(command).toArrayBuffer()));
    socket.on('message', message => {
      const command = text ? GenericCommand.decode64(message.toString()) : GenericCommand.decode(message);
      const { cmd, op, peerId, i } = command;
      const reply = answer => write({ cmd, peerId, i, ...answer });
      switch (cmd) {
        case CommandType.session:
          if (op === OpType.close) return reply({ op: OpType.closed, sessionMessage: {} });
          clients.set(peerId, write);
          return reply({ op: OpType.opened, sessionMessage: { st: 'token', stTtl: 3600 } });
        case CommandType.conv:
          if (op === OpType.start) {
            const cid = `conversation-${++count}`;
            conversations.set(cid, { objectId: cid, name: 'talk', m: [...command.convMessage.m, peerId], c: peerId, createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() });
            return reply({ op: OpType.started, convMessage: { cid, cdate: new Date().toISOString() } });
          }
          return reply({ op: OpType.results, convMessage: { results: { data: JSON.stringify([...conversations.values()]) } } });
        case CommandType.direct: {
          const { cid, msg, binaryMsg } = command.directMessage, id = `message-${++count}`, timestamp = Date.now();
          if (msg && msg.includes('drop')) return socket.terminate();
          reply({ cmd: CommandType.ack, ackMessage: { uid: id, t: timestamp } });
          for (const member of conversations.get(cid).m)
            if (member !== peerId && clients.has(member)) clients.get(member)({ cmd, peerId: member, directMessage: { cid, fromPeerId: peerId, id, msg, binaryMsg, timestamp, hasMore: false } });
          return;
        }
        case CommandType.ack: case CommandType.rcp: return;
        default: return reply({});
      }
    });
  });
};

exports.http = (request, response) => {
  response.setHeader('Content-Type', 'application/json');
  if (request.url.includes('/notifications')) return response.end(JSON.stringify({ invalidLocalConvCache: false, permanent: [], droppable: [], notifications: [] }));
  response.end(JSON.stringify({ ttl: 3600, groupId: 'g0', server: 'wss://peer.example/leancloud/', secondary: 'wss://peer.example/leancloud/' }));
};
