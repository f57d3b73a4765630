import{a as e}from"./chunk.RXZQX7J4.js";var o=e;export{o as fr};
