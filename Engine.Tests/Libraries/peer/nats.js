// A small NATS server: the text protocol over binary messages, with headers, queue groups and "no responders".
exports.path = '/nats';

const matches = (pattern, subject) => {
  const [want, have] = [pattern.split('.'), subject.split('.')];
  return want.every((part, n) => part === '>' || part === '*' && n < have.length || part === have[n]) && (want.length === have.length || want.at(-1) === '>');
};

exports.accept = sockets => {
  const subscriptions = new Set();
  sockets.on('connection', socket => {
    let unread = Buffer.alloc(0);
    const send = (...parts) => socket.send(Buffer.concat(parts.map(part => Buffer.from(part))));
    const deliver = (to, subject, reply, headers, body) => {
      const head = [headers ? 'HMSG' : 'MSG', subject, to.id, reply, headers && headers.length, (headers ? headers.length : 0) + body.length];
      to.send(head.filter(part => part || part === 0).join(' ') + '\r\n', headers || '', body, '\r\n');
      if (++to.count === to.max) subscriptions.delete(to);
    };
    const publish = (subject, reply, headers, body) => {
      if (subject === 'drop') return socket.terminate();
      const heard = [...subscriptions].filter(there => matches(there.subject, subject));
      const one = heard.filter((there, n) => !there.queue || heard.findIndex(other => other.queue === there.queue) === n);
      one.forEach(there => deliver(there, subject, reply, headers, body));
      if (one.length || !reply) return;
      const back = [...subscriptions].find(there => matches(there.subject, reply));
      if (back) deliver(back, reply, '', Buffer.from('NATS/1.0 503\r\n\r\n'), Buffer.alloc(0));
    };
    const own = id => [...subscriptions].find(there => there.socket === socket && there.id === id);
    const read = () => {
      const end = unread.indexOf('\r\n');
      if (end < 0) return false;
      const [verb, ...words] = unread.toString('utf8', 0, end).split(' ');
      const size = /^H?PUB$/.test(verb) ? +words.at(-1) + 2 : 0;
      if (unread.length < end + 2 + size) return false;
      const body = unread.subarray(end + 2, end + size), head = verb === 'HPUB' ? +words.at(-2) : 0;
      unread = unread.subarray(end + 2 + size);
      switch (verb) {
        case 'CONNECT': if (JSON.parse(words.join(' ')).auth_token === 'wrong') { send("-ERR 'Authorization Violation'\r\n"); socket.close(); } break;
        case 'PING': send('PONG\r\n'); break;
        case 'SUB': subscriptions.add({ socket, send, subject: words[0], queue: words.length > 2 ? words[1] : null, id: words.at(-1), count: 0, max: 0 }); break;
        case 'UNSUB': { const there = own(words[0]); if (there && !(there.max = +words[1] || 0) || there && there.count >= there.max) subscriptions.delete(there); break; }
        case 'PUB': publish(words[0], words.length > 2 ? words[1] : '', null, body); break;
        case 'HPUB': publish(words[0], words.length > 3 ? words[1] : '', body.subarray(0, head), body.subarray(head)); break;
      }
      return true;
    };
    send(`INFO ${JSON.stringify({ server_id: 'peer', server_name: 'peer', version: '2.10.0', proto: 1, headers: true, max_payload: 1048576, client_id: 1 })}\r\n`);
    socket.on('message', message => { unread = Buffer.concat([unread, message]); while (read()); });
    socket.on('close', () => subscriptions.forEach(there => there.socket === socket && subscriptions.delete(there)));
  });
};
