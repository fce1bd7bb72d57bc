const AV = require('leancloud-realtime-5/dist/im-weapp.min.js');

require('./leancloud-steps').drive(AV, { server: 'https://peer.example/leancloud' });
