import './uni';
import axios from 'axios';
import { createUniAppAxiosAdapter } from '@uni-helper/axios-adapter';
import { drive } from './axios-steps';
axios.defaults.adapter = createUniAppAxiosAdapter();
drive(axios, 'request:fail timeout');
