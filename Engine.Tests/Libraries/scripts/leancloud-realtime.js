require('./leancloud-steps').drive(require('leancloud-realtime/dist/realtime.weapp.min.js'));
