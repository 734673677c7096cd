declare module 'virtual:desk-theme.css';
