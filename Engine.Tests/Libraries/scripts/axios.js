require('./axios-steps').drive(require('axios'));
