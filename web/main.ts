import './policy-app.ts';
