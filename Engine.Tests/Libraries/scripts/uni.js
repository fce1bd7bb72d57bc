// What uni-app makes of each platform's own object: one name for all.
global.uni = typeof wx === 'object' ? wx : typeof my === 'object' ? my : swan;
