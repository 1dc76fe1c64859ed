const target = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default {
  '/graphql': { target, ws: true, secure: false },
  '/files': { target, secure: false },
  '/audit.csv': { target, secure: false },
};
