export * from '../../package/index.js';
