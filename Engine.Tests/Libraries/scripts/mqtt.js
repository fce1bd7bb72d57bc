import mqtt from 'mqtt';
import { drive } from './mqtt-steps';
drive(mqtt.connect, 'wss');
