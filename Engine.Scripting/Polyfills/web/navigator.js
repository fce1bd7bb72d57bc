'use strict';
// Who and where we are, as far as a platform tells.
class Navigator {
  get userAgent() { return host.userAgent; }
  get appName() { return 'Netscape'; }
  get appCodeName() { return 'Mozilla'; }
  get appVersion() { return host.userAgent.replace(/^Mozilla\//, ''); }
  get product() { return 'Gecko'; }
  get platform() { return ''; }
  get language() { return 'zh-CN'; }
  get languages() { return Object.freeze(['zh-CN']); }
  get onLine() { return true; }
  get hardwareConcurrency() { return 1; }
  get [Symbol.toStringTag]() { return 'Navigator'; }
}

module.exports = new Navigator();
